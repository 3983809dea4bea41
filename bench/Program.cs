using Bangkom.Bench;

return await BenchCommands.Root().Parse(args).InvokeAsync();
