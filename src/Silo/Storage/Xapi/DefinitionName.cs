namespace Bangkom.Silo.Storage.Xapi;

/// <summary>Whose definition of which activity.</summary>
/// <param name="Owner">The partner whose statements define it so; null = the region, with what anybody's statements say.</param>
/// <param name="Id">The activity's id.</param>
internal readonly record struct DefinitionName(string? Owner, string Id)
{
    /// <summary>What it is kept under. The region's is the activity's alone, as it was when there was no other.</summary>
    public byte[] Key => Owner is null ? XapiColumns.Name(Id) : XapiColumns.Name("definition", Owner, Id);
}
