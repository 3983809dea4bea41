using System.Reflection;
using DbUp.Builder;
using DbUp.Engine;

namespace Bangkom.Silo.Storage.Sql;

/// <summary>Finds the embedded scripts of one database and runs those that it has not seen.</summary>
internal static class Migrations
{
    /// <summary>Name of the table that lists the scripts that have run.</summary>
    public const string Journal = "schema_versions";

    /// <summary>Adds a folder's scripts and runs what is missing.</summary>
    /// <param name="builder">The database and its journal.</param>
    /// <param name="folder">Folder below <c>Storage</c>, with dots.</param>
    /// <exception cref="InvalidOperationException">The database has seen a script that this version does not know.</exception>
    public static void Run(UpgradeEngineBuilder builder, string folder)
    {
        var engine = builder
            .WithScripts(Scripts(folder))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();

        // An older version would write into tables whose newer meaning it does not know.
        if (engine.GetExecutedButNotDiscoveredScripts() is [var unknown, ..])
        {
            throw new InvalidOperationException($"The database was changed by a newer version ({unknown}).");
        }

        var result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
        }
    }

    /// <summary>Scripts keep the plain name of their file, so that the journal survives a move of the folder.</summary>
    private static IEnumerable<SqlScript> Scripts(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{typeof(StorageOptions).Namespace}.{folder}.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new SqlScript(resource[prefix.Length..], reader.ReadToEnd());
        }
    }

    /// <summary>Names the region in the settings, or checks the name that stands there.</summary>
    public const string ClaimRegion = "INSERT INTO settings (name, value) VALUES ('region', @region) ON CONFLICT (name) DO NOTHING";

    /// <summary>Reads the region that the database belongs to.</summary>
    public const string OwningRegion = "SELECT value FROM settings WHERE name = 'region'";

    /// <summary>Refuses the database of another region.</summary>
    /// <param name="owner">What <see cref="OwningRegion"/> answered.</param>
    /// <param name="region">The region that is configured.</param>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static void CheckRegion(object? owner, string region)
    {
        if (!region.Equals(owner as string, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The database belongs to region {owner}, not to {region}.");
        }
    }
}
