using Bangkom.Dashboard.Tools.Bundling;

namespace Bangkom.Dashboard.Tests;

/// <summary>Modules as one.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bangkom-bundle");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_module_stands_once_after_what_it_imports_and_without_imports_and_exports()
    {
        Write("main.js", "import { two } from './part/two.js';\nimport { one } from './one.js';\nconsole.log(one, two);\n");
        Write("part/two.js", "import { one } from '../one.js';\nexport const two = one + 1;\n");
        Write("one.js", "export const one = 1;\nexport {};\n");
        Assert.Equal("const one = 1;\nconst two = one + 1;\nconsole.log(one, two);\n", Bundle.Of(PathOf("main.js")));
    }

    [Fact]
    public void A_name_that_two_modules_declare_is_refused()
    {
        Write("main.js", "import './one.js';\nconst same = 2;\n");
        Write("one.js", "function same() { }\n");
        Refuses("`same` is also declared in");
    }

    [Theory]
    [InlineData("import { a as b } from './one.js';\n", "renames")]
    [InlineData("import * as one from './one.js';\n", "renames")]
    [InlineData("import one from './one.js';\n", "renames")]
    [InlineData("import { gone } from './gone.js';\n", "is not there")]
    [InlineData("export default 1;\n", "can't be joined")]
    [InlineData("export { a } from './one.js';\n", "can't be joined")]
    [InlineData("const { a } = window;\n", "can't be joined")]
    public void What_can_not_be_joined_is_refused(string text, string problem)
    {
        Write("main.js", text);
        Write("one.js", "export const a = 1;\n");
        Refuses(problem);
    }

    [Fact]
    public void Modules_that_import_each_other_are_refused()
    {
        Write("main.js", "import './one.js';\n");
        Write("one.js", "import './main.js';\n");
        Refuses("import each other");
    }

    private void Refuses(string problem) =>
        Assert.Contains(problem, Assert.Throws<BundleException>(() => Bundle.Of(PathOf("main.js"))).Message, StringComparison.Ordinal);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    private string PathOf(string name) => Path.Combine(_directory.FullName, name);
}
