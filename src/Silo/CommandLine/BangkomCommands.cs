using System.CommandLine;

namespace Bangkom.Silo.CommandLine;

/// <summary>The command line: serving is what the program does without a verb.</summary>
internal static class BangkomCommands
{
    /// <summary>The root command with its verbs.</summary>
    public static RootCommand Root()
    {
        var storage = new StorageArguments();
        var root = new RootCommand("Bangkom: participation and analytics engine for the competency development of civil servants (ASN).");
        ServeCommand.Configure(root, storage);
        root.Subcommands.Add(VerifyCommand.Create(storage));
        root.Subcommands.Add(SendCommand.Create());
        return root;
    }
}
