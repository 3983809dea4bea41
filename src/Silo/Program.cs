using Bangkom.Silo.CommandLine;

return await BangkomCommands.Root().Parse(args).InvokeAsync();
