// Nothing happens at the start: JavaScript calls what the modules export.
await Task.CompletedTask;
