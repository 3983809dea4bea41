using System.CommandLine;
using Bangkom.Silo.CommandLine;

// The host stops by itself when it is told to; it is not cut short while it writes snapshots.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null };
return await BangkomCommands.Root().Parse(args).InvokeAsync(configuration);
