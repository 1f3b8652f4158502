// C2SP tlog-policy: which logs and witnesses are trusted, and how many of these must have cosigned.

const MOST_OF_EACH = 1000;

/** The policy that trusts one log without any witness. */
const policyOf = log => ({ logs: [log], witnesses: [], quorum: { name: "none", threshold: 0, members: [] } });

function readPolicy(text) {
  const policy = { logs: [], witnesses: [], quorum: null };
  const [named, members] = [new Map(), new Set()];
  text.split("\n").forEach((line, at) => {
    const wrong = () => new Wrong("policy-line", at + 1, line);
    if (/[\0-\x08\x0b-\x1f\x7f]/.test(line)) throw wrong();
    const [word, ...rest] = line.split(/[ \t]+/).filter(part => part !== "");
    if (word === undefined || word.startsWith("#")) return;
    const name = (key, value) => {
      if (key === "none" || named.has(key) || named.size >= MOST_OF_EACH) throw wrong();
      named.set(key, value);
    };
    const key = (written, list) => {
      const read = readKey(written);
      if (list.some(other => areEqual(other.key, read.key)) || list.length >= MOST_OF_EACH) throw wrong();
      list.push(read);
      return read;
    };
    if (word === "log" && (rest.length === 1 || rest.length === 2)) {
      key(rest[0], policy.logs);
    } else if (word === "witness" && (rest.length === 2 || rest.length === 3)) {
      const witness = key(rest[1], policy.witnesses);
      if (!isCosigner(witness)) throw wrong();
      witness.petName = rest[0];
      name(rest[0], witness);
    } else if (word === "group" && rest.length >= 3) {
      // A witness counts in one way only, so each name is a member of at most one group.
      const group = rest.slice(2).map(member => {
        if (!named.has(member) || members.has(member)) throw wrong();
        members.add(member);
        return named.get(member);
      });
      const threshold = rest[1] === "all" ? group.length : rest[1] === "any" ? 1 : Number(fromDecimal(rest[1]) ?? 0n);
      if (threshold < 1 || threshold > group.length) throw wrong();
      name(rest[0], { name: rest[0], threshold, members: group });
    } else if (word === "quorum" && rest.length === 1 && policy.quorum === null) {
      policy.quorum = rest[0] === "none" ? { name: "none", threshold: 0, members: [] } : named.get(rest[0]);
      if (!policy.quorum) throw wrong();
    } else {
      throw wrong();
    }
  });
  if (policy.quorum === null) throw new Wrong("policy-no-quorum");
  return policy;
}

/** Whether the witnesses that have signed are a quorum; a cosignature with a time of zero does not count. */
const isMet = (quorum, signers) => quorum.members
  ? quorum.members.filter(member => isMet(member, signers)).length >= quorum.threshold
  : (signers.get(quorum) ?? 0n) > 0n;
