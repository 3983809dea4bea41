using System.CommandLine;
using Bangkom.Silo.Storage;

namespace Bangkom.Silo.CommandLine;

/// <summary>Options that say where the ledger is: the same for every verb.</summary>
internal sealed class StorageArguments
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "Directory of ledger.db and snapshots.db (SQLite).",
        DefaultValueFactory = _ => "data",
        Recursive = true,
    };

    private readonly Option<string> _store = new("--store")
    {
        Description = "sqlite (one process, two files) or postgres (several silos).",
        DefaultValueFactory = _ => "sqlite",
        Recursive = true,
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "PostgreSQL: an Npgsql connection string; the environment variable BANGKOM_CONNECTION serves as well and stays out of process lists.",
        Recursive = true,
    };

    private readonly Option<string> _region = new("--region")
    {
        Description = "Code of the region: A-Z 0-9 - _, at most 32 characters.",
        DefaultValueFactory = _ => "BUKITINTAN",
        Recursive = true,
    };

    public StorageArguments() => _store.AcceptOnlyFromAmong("sqlite", "postgres");

    /// <summary>Adds the options to a command; its verbs inherit them.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_store);
        command.Options.Add(_connection);
        command.Options.Add(_region);
    }

    /// <summary>Reads the options.</summary>
    public StorageOptions Read(ParseResult arguments) => new()
    {
        Kind = arguments.GetValue(_store) == "postgres" ? StorageKind.Postgres : StorageKind.Sqlite,
        DataDirectory = Path.GetFullPath(arguments.GetValue(_data)!),
        ConnectionString = arguments.GetValue(_connection) ?? Environment.GetEnvironmentVariable("BANGKOM_CONNECTION"),
        Region = arguments.GetValue(_region)!,
    };
}
