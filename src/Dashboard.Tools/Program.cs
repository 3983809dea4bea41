using Bangkom.Dashboard.Tools.Bundling;
using Bangkom.Dashboard.Tools.Operations;

// operations SCHEMA DIRECTORY TYPES DOCUMENTS: writes what the page knows of the API.
// bundle ENTRY OUTPUT LATER OUTPUT: writes the page's modules as one, and as a second one those that it asks for later.
try
{
    switch (args)
    {
        case ["operations", var schema, var directory, var types, var documents]:
            var written = OperationFiles.Read(schema, directory).Write();
            File.WriteAllText(types, written.Types);
            File.WriteAllText(documents, written.Documents);
            return 0;
        case ["bundle", var entry, var output, var later, var laterOutput]:
            var bundled = Bundle.Of(entry, later, Path.GetFileName(output));
            File.WriteAllText(output, bundled.First);
            File.WriteAllText(laterOutput, bundled.Later);
            return 0;
        default:
            Console.Error.WriteLine("Usage: operations SCHEMA DIRECTORY TYPES DOCUMENTS | bundle ENTRY OUTPUT LATER OUTPUT");
            return 2;
    }
}
catch (Exception e) when (e is BundleException or OperationException)
{
    // In the form that MSBuild shows as an error of the file.
    Console.Error.WriteLine($"{e.Message.Replace('\n', ' ')}");
    return 1;
}
