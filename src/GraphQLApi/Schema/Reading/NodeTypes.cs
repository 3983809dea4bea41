namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>Names of the types that ids are made of; they never change, since ids are kept by clients.</summary>
internal static class NodeTypes
{
    public const string Region = "Region";
    public const string Agency = "Agency";
    public const string Program = "Program";
    public const string Batch = "Batch";
    public const string Person = "Person";
    public const string Partner = "Partner";
    public const string Receipt = "Receipt";
    public const string QuarantinedItem = "QuarantinedItem";
    public const string Policy = "Policy";
    public const string CreditLine = "CreditLine";
}
