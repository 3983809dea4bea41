namespace Bangkom.Silo.Hosting;

/// <summary>The server can't start as it was asked to; the message says what to do.</summary>
/// <param name="message">The problem and the fix.</param>
/// <param name="innerException">Its cause, or null.</param>
public sealed class StartupException(string message, Exception? innerException = null) : Exception(message, innerException);
