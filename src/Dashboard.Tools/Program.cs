using Bangkom.Dashboard.Tools.Bundling;
using Bangkom.Dashboard.Tools.Operations;

// operations SCHEMA DIRECTORY TYPES DOCUMENTS: writes what the page knows of the API.
// bundle ENTRY OUTPUT: writes the page's modules as one.
try
{
    switch (args)
    {
        case ["operations", var schema, var directory, var types, var documents]:
            var written = OperationFiles.Read(schema, directory).Write();
            File.WriteAllText(types, written.Types);
            File.WriteAllText(documents, written.Documents);
            return 0;
        case ["bundle", var entry, var output]:
            File.WriteAllText(output, Bundle.Of(entry));
            return 0;
        default:
            Console.Error.WriteLine("Usage: operations SCHEMA DIRECTORY TYPES DOCUMENTS | bundle ENTRY OUTPUT");
            return 2;
    }
}
catch (Exception e) when (e is BundleException or OperationException)
{
    // In the form that MSBuild shows as an error of the file.
    Console.Error.WriteLine($"{e.Message.Replace('\n', ' ')}");
    return 1;
}
