namespace Bangkom.Dashboard.Tools.Operations;

/// <summary>An operation does not fit the schema, or says something that types are not written for.</summary>
/// <param name="file">Where it stands.</param>
/// <param name="problem">What is wrong, and what to do.</param>
public sealed class OperationException(string file, string problem) : Exception($"{file}: error BANGKOM2: {problem}");
