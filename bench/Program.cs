namespace Bangkom.Bench; internal static class Program { private static void Main() { } }
