namespace Bangkom.Dashboard.Tools.Bundling;

/// <summary>Modules can't be written as one; the message says which and why.</summary>
/// <param name="file">The module.</param>
/// <param name="problem">What is wrong, and what to do.</param>
public sealed class BundleException(string file, string problem) : Exception($"{file}: error BANGKOM1: {problem}");
