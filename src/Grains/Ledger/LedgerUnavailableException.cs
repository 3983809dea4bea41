namespace Bangkom.Grains.Ledger;

/// <summary>The writer stops: the outcome of what waited is unknown, send it again with the same keys.</summary>
[GenerateSerializer, Alias("bangkom.LedgerUnavailableException")]
public sealed class LedgerUnavailableException : Exception
{
    private const string Text = "The ledger's writer starts anew. The outcome is unknown: send again with the same keys.";

    /// <summary>Creates the exception with its usual text.</summary>
    public LedgerUnavailableException() : base(Text) { }

    /// <summary>Creates the exception with its usual text.</summary>
    /// <param name="innerException">Why it stops.</param>
    public LedgerUnavailableException(Exception innerException) : base(Text, innerException) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    public LedgerUnavailableException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Its cause.</param>
    public LedgerUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
