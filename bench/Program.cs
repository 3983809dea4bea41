using System.CommandLine;
using Bangkom.Bench.Oulad;
using Bangkom.Bench.Push;

var root = new RootCommand("Bangkom's benchmarks. Without a verb all run that need nothing from outside.");
var oulad = OuladCommand.Create();
var push = PushCommand.Create();
root.Subcommands.Add(oulad);
root.Subcommands.Add(push);
root.SetAction((_, cancellationToken) => PushCommand.RunAsync(new PushOptions(), cancellationToken));
return await root.Parse(args).InvokeAsync();
