using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.Silo.Storage.Xapi;

/// <summary>
/// What a group of requests becomes: decided in memory, written by either database. Requests are decided one after the other, each
/// knowing what those before it will have stored.
/// </summary>
internal sealed class GroupPlan
{
    /// <summary>Held because another statement has its id.</summary>
    public const string Conflict = "CONFLICT";

    private readonly Dictionary<(Guid Id, string Scope), KnownStatement> _known = [];
    private readonly Dictionary<(Guid Target, string Scope), List<KnownStatement>> _referring = [];

    // A voiding statement reaches over the scopes of its owner.
    private readonly Dictionary<Guid, List<KnownStatement>> _voidable = [];
    private readonly Dictionary<Guid, List<KnownStatement>> _voiding = [];
    private readonly Dictionary<DefinitionName, byte[]> _definitions;
    private readonly DateTimeOffset _now;

    private GroupPlan(IReadOnlyList<StatementAppend> group, IGroupReader reader, DateTimeOffset now)
    {
        var question = QuestionOf(group);
        var answer = reader.Ask(question);
        (Seq, Stored, _definitions) = (answer.Seq, answer.Stored, answer.Definitions);
        _now = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        KnowDown(answer.Found, question.Named, reader);
        KnowUp(answer.Referring, reader);
        Results = [.. group.Select(Decide)];
    }

    /// <summary>Rows to insert, ascending.</summary>
    public List<StatementRow> Rows { get; } = [];

    /// <summary>Keys of the rows themselves to insert, each once.</summary>
    public List<(long Key, long Seq, long Origin)> NewKeys { get; } = [];

    /// <summary>Keys that statements which refer to the rows get, unless they have them; each once.</summary>
    public HashSet<(long Key, long Seq, long Origin)> FurtherKeys { get; } = [];

    /// <summary>Stored statements that are voided now.</summary>
    public HashSet<long> Voided { get; } = [];

    /// <summary>Definitions to write.</summary>
    public Dictionary<DefinitionName, byte[]> Definitions { get; } = [];

    /// <summary>Attachments to add unless they are there.</summary>
    public Dictionary<string, byte[]> Attachments { get; } = new(StringComparer.Ordinal);

    /// <summary>One for each request.</summary>
    public ImmutableArray<AppendedStatements> Results { get; }

    /// <summary>The newest statement's place after the group.</summary>
    public long Seq { get; private set; }

    /// <summary>The newest statement's time after the group.</summary>
    public DateTimeOffset Stored { get; private set; }

    /// <summary>Decides a group.</summary>
    public static GroupPlan Make(IReadOnlyList<StatementAppend> group, IGroupReader reader, DateTimeOffset now) => new(group, reader, now);

    private static GroupQuestion QuestionOf(IReadOnlyList<StatementAppend> group)
    {
        var (ids, named, definitions) = (new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<DefinitionName>());
        foreach (var request in group)
        {
            var activities = new HashSet<string>(StringComparer.Ordinal);
            foreach (var statement in request.Statements)
            {
                if (statement.Held is null)
                {
                    ids.Add(statement.Id);
                    named.Add(statement.Id);
                }

                if (statement.Target is { } target)
                {
                    named.Add(target);
                }

                foreach (var (activity, _) in statement.Definitions)
                {
                    if (activities.Add(activity))
                    {
                        definitions.UnionWith(NamesOf(activity, request.Source));
                    }
                }
            }
        }

        return new GroupQuestion(ids, named, definitions);
    }

    /// <summary>What the statements refer to, what that refers to, and so on.</summary>
    private void KnowDown(IReadOnlyList<KnownStatement> found, IReadOnlyCollection<Guid> named, IGroupReader reader)
    {
        var asked = named.ToHashSet();
        for (var depth = 1; ; depth++)
        {
            foreach (var statement in found)
            {
                Know(statement);
            }

            var missing = found.Where(f => f.Target is not null).Select(f => f.Target!.Value).Where(asked.Add).ToArray();
            if (missing.Length == 0 || depth >= XapiLimits.ReferenceDepthMax)
            {
                return;
            }

            found = reader.Find(missing);
        }
    }

    /// <summary>What refers to the statements, what refers to that, and so on.</summary>
    private void KnowUp(IReadOnlyList<KnownStatement> referring, IGroupReader reader)
    {
        for (var depth = 1; ; depth++)
        {
            var upwards = referring.Where(AddReferring).Select(r => r.Id).ToHashSet();
            if (upwards.Count == 0 || depth >= XapiLimits.ReferenceDepthMax)
            {
                return;
            }

            referring = reader.FindReferring(upwards);
        }
    }

    private void Know(KnownStatement statement)
    {
        if (_known.TryAdd((statement.Id, statement.Scope), statement) && !statement.Voids)
        {
            ListOf(_voidable, statement.Id).Add(statement);
        }
    }

    private static List<KnownStatement> ListOf(Dictionary<Guid, List<KnownStatement>> lists, Guid id) =>
        lists.TryGetValue(id, out var list) ? list : lists[id] = [];

    private bool AddReferring(KnownStatement statement)
    {
        if (!_referring.TryGetValue((statement.Target!.Value, statement.Scope), out var list))
        {
            _referring[(statement.Target.Value, statement.Scope)] = list = [];
        }

        if (list.Any(known => known.Seq == statement.Seq))
        {
            return false;
        }

        list.Add(statement);
        if (statement.Voids)
        {
            ListOf(_voiding, statement.Target.Value).Add(statement);
        }

        return true;
    }

    private AppendedStatements Decide(StatementAppend request)
    {
        if (request.IsStrict)
        {
            for (var i = 0; i < request.Statements.Length; i++)
            {
                if (_known.TryGetValue((request.Statements[i].Id, request.Scope), out var known) && !known.IsEqualTo(request.Statements[i]))
                {
                    return new AppendedStatements(i, []);
                }
            }
        }

        foreach (var attachment in request.Attachments)
        {
            Attachments.TryAdd(attachment.Hash, attachment.Bytes);
        }

        return new AppendedStatements(null, [.. request.Statements.Select(s => Append(request, s))]);
    }

    private AppendedStatement Append(StatementAppend request, NewStatement statement)
    {
        var held = statement.Held;
        if (held is null && _known.TryGetValue((statement.Id, request.Scope), out var known))
        {
            if (known.IsEqualTo(statement))
            {
                return new AppendedStatement(known.Seq, IsRepeated: true, known.Stored, null);
            }

            held = Conflict;
        }

        Seq++;
        Stored = _now > Stored ? _now : Stored.AddMicroseconds(1);
        var row = new StatementRow(Seq, Stored, request, statement, held);
        Rows.Add(row);
        if (held is null)
        {
            Connect(row, KnownStatement.Of(request, statement, Seq, Stored));
        }

        return new AppendedStatement(Seq, IsRepeated: false, Stored, held) { IsVoided = Voided.Contains(Seq) };
    }

    private void Connect(StatementRow row, KnownStatement added)
    {
        Know(added);
        var chain = ChainOf(added);
        foreach (var origin in chain)
        {
            NewKeys.AddRange(KeysOf(added.Seq, origin));
        }

        NewKeys.Add((StatementKeys.Owner(Voiding.OwnerOf(added.Source)), added.Seq, added.Seq));
        foreach (var referring in ReferringTo(added))
        {
            foreach (var origin in chain)
            {
                FurtherKeys.UnionWith(KeysOf(referring.Seq, origin));
            }
        }

        if (added.Target is not null)
        {
            AddReferring(added);
            if (added.Voids)
            {
                Void(added);
            }
        }

        foreach (var voiding in _voiding.GetValueOrDefault(added.Id) ?? [])
        {
            Void(voiding);
        }

        foreach (var (id, definition) in row.Statement.Definitions)
        {
            foreach (var name in NamesOf(id, added.Source))
            {
                var before = _definitions.GetValueOrDefault(name);
                var after = Activities.Merge(before, definition);
                if (!ReferenceEquals(before, after))
                {
                    Definitions[name] = _definitions[name] = after;
                }
            }
        }
    }

    // Who reads everybody's statements reads the region's definitions, a partner its own: what another one says of an activity is no business of it.
    private static DefinitionName[] NamesOf(string activity, string source) =>
        source == Sources.Admin ? [new(null, activity)] : [new(null, activity), new(Voiding.OwnerOf(source), activity)];

    private static IEnumerable<(long Key, long Seq, long Origin)> KeysOf(long seq, KnownStatement origin) => origin.Keys.Select(key => (key, seq, origin.Seq));

    private void Void(KnownStatement voiding)
    {
        if (_voidable.TryGetValue(voiding.Target!.Value, out var candidates) && Voiding.Choose(voiding.Source, [.. candidates.OrderBy(c => c.Seq)], c => c.Source) is { } target)
        {
            Voided.Add(target.Seq);
        }
    }

    /// <summary>The statement, what it refers to, what that refers to, and so on.</summary>
    private List<KnownStatement> ChainOf(KnownStatement statement)
    {
        var chain = new List<KnownStatement> { statement };
        while (chain.Count <= XapiLimits.ReferenceDepthMax
            && chain[^1].Target is { } target && _known.TryGetValue((target, statement.Scope), out var next) && !chain.Contains(next))
        {
            chain.Add(next);
        }

        return chain;
    }

    private HashSet<KnownStatement> ReferringTo(KnownStatement statement)
    {
        var (found, last) = (new HashSet<KnownStatement>(), new List<KnownStatement> { statement });
        for (var depth = 0; last.Count > 0 && depth < XapiLimits.ReferenceDepthMax; depth++)
        {
            last = [.. last.SelectMany(l => _referring.GetValueOrDefault((l.Id, l.Scope)) ?? []).Where(r => r.Seq != statement.Seq && found.Add(r))];
        }

        return found;
    }
}

/// <summary>A row to insert.</summary>
internal sealed record StatementRow(long Seq, DateTimeOffset Stored, StatementAppend Request, NewStatement Statement, string? Held);
