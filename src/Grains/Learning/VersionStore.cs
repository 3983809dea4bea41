using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Packing;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Learning;

/// <summary>
/// The versions of a person's completions, in the order in which they came, and the canonical order of those that the rules
/// look at: effective and not revoked (domain, "Crediting").
/// </summary>
internal sealed partial class VersionStore(RegionZone zone)
{
    /// <summary>Texts of a version before the rest of its title.</summary>
    private const int TextsBeforeTitle = 4;

    private TextStore _texts = new([]);
    private readonly EntryList _entries = new();
    private int[] _certificates = [];
    private int[] _order = [];
    private long _lastPosition = long.MinValue;

    /// <summary>Versions of all kinds.</summary>
    public int Count { get; private set; }

    /// <summary>Versions in canonical order.</summary>
    public int Ranked { get; private set; }

    /// <summary>A version by its index.</summary>
    public ref CompletionEntry this[int index] => ref _entries[index];

    /// <summary>Index of the version at a place of the canonical order.</summary>
    public int At(int rank) => _order[rank];

    /// <summary>The version at a place of the canonical order.</summary>
    public ref CompletionEntry Ranking(int rank) => ref _entries[_order[rank]];

    /// <summary>Index of the version at a ledger position, or −1.</summary>
    public int IndexOf(long position)
    {
        if (position > _lastPosition)
        {
            return -1;
        }

        for (var i = Count - 1; i >= 0; i--)
        {
            if (_entries[i].Position == position)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Adds a version; it is in no order yet.</summary>
    /// <returns>Its index.</returns>
    public int Add(CompletionVersion version)
    {
        _entries.Reserve(Count + 1);
        if (Count == _certificates.Length)
        {
            // A quarter of slack: doubling would waste more than it saves over a million completions.
            Array.Resize(ref _certificates, Count + Math.Max(4, Count / 4));
        }

        var content = version.Content;
        var completed = content.CompletedAt.InstantIn(zone).UtcTicks;
        var isCorrection = version.Source is null;
        var title = SplitTitle.Of(content.Title);
        _entries[Count] = new CompletionEntry
        {
            Position = version.Position,
            CompletedTicks = completed,
            StartedTicks = content.StartedAt is { } start ? start.InstantIn(zone).UtcTicks : completed,
            QuantityMicro = MicroJp.Of(content.Quantity),
            Title = title.Shared,
            Agency = TextPool.Share(version.Agency.Value),
            Origin = CompletionOrigin.Of(version.Source, content.Program?.Value, content.Batch?.Value, content.Issuer),
            First = isCorrection ? -1 : Count,
            Effective = Count,
            Text = _texts.Next,
            Day = content.CompletedAt.DayIn(zone).DayNumber,
            FormCode = (byte)content.Form,
            ScopeCode = (byte)content.Scope,
            Flags = FlagsOf(content, isCorrection),
        };
        _certificates[Count] = HashOf(content.Issuer, content.Certificate);
        _texts.Append(version.Key);
        _texts.Append(content.Certificate);
        _texts.Append(content.Score?.ToString(CultureInfo.InvariantCulture));
        _texts.Append(version.EnrolledAgency?.Value);
        _texts.Append(title.Rest);
        _lastPosition = Math.Max(_lastPosition, version.Position);
        return Count++;
    }

    /// <summary>The version as it came, but with its present agency.</summary>
    public CompletionVersion Read(int index)
    {
        ref readonly var entry = ref _entries[index];
        var at = entry.Text;
        var key = _texts.Read(ref at);
        var certificate = _texts.Read(ref at);
        var score = _texts.Read(ref at);
        var enrolled = _texts.Read(ref at);
        var (source, program, batch, issuer) = entry.Origin;
        var content = new CompletionContent(
            new SplitTitle(entry.Title, _texts.Read(ref at)).ToString(),
            entry.Form,
            entry.Scope,
            MicroJp.ToDecimal(entry.QuantityMicro),
            entry.Has(EntryFlags.HasStart) ? MomentOf(entry.StartedTicks, entry.Has(EntryFlags.StartIsDate)) : null,
            MomentOf(entry.CompletedTicks, entry.Has(EntryFlags.CompletedIsDate)),
            program is null ? null : new ProgramId(program),
            batch is null ? null : new BatchId(batch),
            certificate,
            issuer,
            score is null ? null : decimal.Parse(score, CultureInfo.InvariantCulture));
        return new(
            entry.Position, entry.First < 0 ? 0 : _entries[entry.First].Position, source, key, content,
            new AgencyId(entry.Agency), enrolled is null ? null : new AgencyId(enrolled));
    }

    /// <summary>Day number of the start; of the completion when no start was given or it lies later.</summary>
    public int FirstDayOf(in CompletionEntry entry) => entry.Has(EntryFlags.HasStart)
        ? Math.Min(entry.Day, zone.DayOf(new DateTimeOffset(entry.StartedTicks, TimeSpan.Zero)).DayNumber)
        : entry.Day;

    /// <summary>The earliest in canonical order of the counting versions with the same certificate of the same issuer, or −1.</summary>
    public int FindCertificate(int index)
    {
        var hash = _certificates[index];
        var found = -1;
        if (hash == 0)
        {
            return found;
        }

        // A vectorised scan over a few hundred numbers beats an index that a million people's completions would pay for.
        var hashes = _certificates.AsSpan(0, Count);
        for (var i = hashes.IndexOf(hash); i >= 0;)
        {
            if (i != index && _entries[i].Counts && SameCertificate(i, index) && (found < 0 || Compare(i, found) < 0))
            {
                found = i;
            }

            var next = hashes[(i + 1)..].IndexOf(hash);
            i = next < 0 ? -1 : i + 1 + next;
        }

        return found;
    }

    /// <summary>Where a version stands in canonical order, or would stand.</summary>
    public int RankOf(int index)
    {
        // Most completions arrive in the order in which they happened.
        if (Ranked == 0 || Compare(_order[Ranked - 1], index) < 0)
        {
            return Ranked;
        }

        var (low, high) = (0, Ranked - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(_order[middle], index) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Puts a version into the canonical order.</summary>
    public void Insert(int rank, int index)
    {
        if (Ranked == _order.Length)
        {
            Array.Resize(ref _order, Ranked + Math.Max(4, Ranked / 4));
        }

        Array.Copy(_order, rank, _order, rank + 1, Ranked - rank);
        _order[rank] = index;
        Ranked++;
    }

    /// <summary>Takes a version out of the canonical order.</summary>
    public void Remove(int rank)
    {
        Ranked--;
        Array.Copy(_order, rank + 1, _order, rank, Ranked - rank);
    }

    /// <summary>
    /// Canonical order: completedAt, startedAt, then source and key of the identity ordinally, then position.
    /// </summary>
    public int Compare(int left, int right)
    {
        ref readonly var a = ref _entries[left];
        ref readonly var b = ref _entries[right];
        if (a.CompletedTicks != b.CompletedTicks)
        {
            return a.CompletedTicks.CompareTo(b.CompletedTicks);
        }

        if (a.StartedTicks != b.StartedTicks)
        {
            return a.StartedTicks.CompareTo(b.StartedTicks);
        }

        if (a.First != b.First)
        {
            var sources = string.CompareOrdinal(_entries[a.First].Origin.Source, _entries[b.First].Origin.Source);
            var identities = sources != 0 ? sources : string.CompareOrdinal(KeyOf(a.First), KeyOf(b.First));
            if (identities != 0)
            {
                return identities;
            }
        }

        return a.Position.CompareTo(b.Position);
    }

    /// <summary>True when two versions have the same title, as look-alikes compare them.</summary>
    public bool SameTitle(in CompletionEntry left, in CompletionEntry right)
    {
        var (a, b) = (_texts.Skip(left.Text, TextsBeforeTitle), _texts.Skip(right.Text, TextsBeforeTitle));
        return (ReferenceEquals(left.Title, right.Title) && _texts.StoredAt(a).SequenceEqual(_texts.StoredAt(b)))
            || Titles.Same(new SplitTitle(left.Title, _texts.Read(ref a)).ToString(), new SplitTitle(right.Title, _texts.Read(ref b)).ToString());
    }

    /// <summary>The key of a first version's identity.</summary>
    public string KeyOf(int first)
    {
        var at = _entries[first].Text;
        return _texts.Read(ref at) ?? "";
    }

    /// <summary>Never 0 for a certificate; it differs from process to process.</summary>
    private static int HashOf(string? issuer, string? certificate) =>
        issuer is null || certificate is null ? 0 : HashCode.Combine(issuer, certificate) | 1;

    private static EntryFlags FlagsOf(CompletionContent content, bool isCorrection) =>
        (content.CompletedAt.IsDate ? EntryFlags.CompletedIsDate : 0)
        | (content.StartedAt is null ? 0 : EntryFlags.HasStart)
        | (content.StartedAt is { IsDate: true } ? EntryFlags.StartIsDate : 0)
        | (isCorrection ? EntryFlags.IsCorrection : 0);

    private Moment MomentOf(long ticks, bool isDate)
    {
        var instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return isDate ? Moment.On(zone.DayOf(instant)) : Moment.At(instant);
    }

    private bool SameCertificate(int left, int right) =>
        _entries[left].Origin.Issuer == _entries[right].Origin.Issuer && CertificateOf(left).SequenceEqual(CertificateOf(right));

    private string? CertificateTextOf(int index)
    {
        var at = _texts.Skip(_entries[index].Text, 1);
        return _texts.Read(ref at);
    }

    private ReadOnlySpan<byte> CertificateOf(int index) => _texts.StoredAt(_texts.Skip(_entries[index].Text, 1));
}
