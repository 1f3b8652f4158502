// Nothing happens at the start: JavaScript calls the exports of ReaderModule.
await Task.CompletedTask;
