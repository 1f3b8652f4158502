// Green comes from here alone: the log's key has signed a tree that holds this very entry where the server says.

import { checkReceipt, policyOf, readKey, Wrong } from "./receipts.js";
import { utf8 } from "./bytes.js";

/** @returns "Holds"; "Broken"; or "None" where no key that this phone knows has signed: then it is not green, but no alarm either, for the log may have changed its key. */
export async function proofOf(receipt, own, index, { vkey, successors = [] }) {
  for (const key of [...successors, vkey]) {
    const proof = key ? await proofBy(key, receipt, own, index) : "None";
    if (proof !== "None") return proof;
  }
  return "None";
}

async function proofBy(vkey, receipt, { entry }, index) {
  try {
    const found = await checkReceipt(receipt, utf8(entry), policyOf(readKey(vkey)));
    return found.index === BigInt(index) ? "Holds" : "Broken";
  } catch (failure) {
    if (failure instanceof Wrong) return failure.code === "signature-none" ? "None" : "Broken";
    throw failure;
  }
}
