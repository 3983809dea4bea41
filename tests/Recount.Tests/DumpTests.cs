namespace Bangkom.Recount.Tests;

/// <summary>The dump, whole, as README describes it.</summary>
public sealed class DumpTests
{
    [Fact]
    public void A_small_region_is_dumped_line_by_line()
    {
        var rows = new[]
        {
            """{"kind":"regionDefined","region":"R","name":"R","zone":"Asia/Jakarta","v":1}""",
            """{"kind":"policyDefined","policy":"SCOPE","appliesTo":"PNS","value":"IN","validFrom":"2020-01-01","source":"-","v":1}""",
            """{"kind":"policyDefined","policy":"JP_TARGET","appliesTo":"PNS","value":"20","validFrom":"2020-01-01","source":"-","v":1}""",
            """{"kind":"policyDefined","policy":"JP_CAP","appliesTo":"PNS","value":"4 PER YEAR","validFrom":"2020-01-01","source":"-","v":1}""",
            """{"kind":"policyDefined","policy":"CONVERSION","appliesTo":"E_LEARNING NATIONAL","value":"1.0","validFrom":"2020-01-01","source":"-","v":1}""",
            """{"kind":"policyDefined","policy":"DAY_CAP","appliesTo":"E_LEARNING NATIONAL","value":"3","validFrom":"2020-01-01","source":"-","v":1}""",
            """{"kind":"agencyDefined","agency":"A","name":"A","v":1}""",
            """{"kind":"personJoined","agency":"A","effectiveOn":"2026-01-01","employment":{"status":"PNS","post":"PELAKSANA","joinedOn":"2020-01-01"},"person":"p","v":1}""",
            """{"kind":"completed","agency":"A","content":{"title":"T","form":"E_LEARNING","scope":"NATIONAL","quantity":5.50,"completedAt":"2026-03-04","batch":"B"},"receivedAt":"2026-03-04T00:00:00+00:00","person":"p","v":1}""",
            """{"kind":"completed","agency":"A","content":{"title":"t","form":"E_LEARNING","scope":"NATIONAL","quantity":1,"completedAt":"2026-03-04"},"receivedAt":"2026-03-04T00:00:00+00:00","person":"p","v":1}""",
            """{"kind":"completed","agency":"A","content":{"title":"U","form":"E_LEARNING","scope":"NATIONAL","quantity":2,"completedAt":"2026-03-05"},"receivedAt":"2026-03-04T00:00:00+00:00","person":"p","v":1}""",
            """{"kind":"receiptRecorded","partner":"P","itemSource":"partner/P","receivedAt":"2026-03-04T00:00:00+00:00","items":4,"accepted":3,"repeated":0,"quarantined":1,"reasons":{"INVALID":1},"v":1}""",
            """{"kind":"itemQuarantined","partner":"P","itemSource":"partner/P","itemKey":"k","reason":"INVALID","message":"","receivedAt":"2026-03-04T00:00:00+00:00","v":1}""",
        };
        var writer = new StringWriter();
        Recount.Of(rows.Select((body, i) => new RecountRow(i + 1, default, default, "partner/P", $"{i:00}", body)), new(2026, 3, 14)).Dump(writer);

        // Day 73 of 365: a fifth of the year, so the pace is 4 / (20 / 5); 4 × 365 / 73 = 20 reaches the target.
        string[] figures =
        [
            "figuresOn = 2026-03-14", "headcount = 1", "participants = 1", "compliant = 0", "jpTotal = 4", "jpMean = 4", "jpMedian = 4",
            "completions = 2", "jpCredited = 4", "fulfilmentNumerator = 4", "fulfilmentDenominator = 20", "fulfilmentValue = 0.2",
            "paceNumerator = 4", "paceDenominator = 4", "paceValue = 1", "reachNumerator = 1", "reachDenominator = 1", "reachValue = 1",
            "complianceNumerator = 0", "complianceDenominator = 1", "complianceValue = 0", "forecastCompliant = 1",
        ];
        string[] expected =
        [
            "on = 2026-03-14", "years = 2026",
            .. figures.Select(f => "region 2026 " + f),
            .. figures.Select(f => "agency A 2026 own " + f),
            .. figures.Select(f => "agency A 2026 withChildren " + f),
            "batch B enrolled = 1", "batch B waitListed = 0", "batch B attended = 1", "batch B completed = 1", "batch B agencyMix = 0",
            "batch B agency A enrolled = 1", "batch B agency A attended = 1", "batch B agency A completed = 1", "batch B agency A quota = -",
            "partner P sent = 4", "partner P accepted = 3", "partner P repeated = 0", "partner P quarantined = 1", "partner P counted = 2",
            "partner P notCounted DUPLICATE = 1", "partner P held INVALID = 1",
            "person p 2026 inScope = true", "person p 2026 jp = 4", "person p 2026 target = 20", "person p 2026 cap = 4", "person p 2026 compliant = false",
            "person p 2026 line 9 claimed = 5.5", "person p 2026 line 9 credited = 3 E_LEARNING_DAY_CAP limit 3 on 2026-03-04",
            "person p 2026 line 10 claimed = 1", "person p 2026 line 10 credited = 0 DUPLICATE other 9",
            "person p 2026 line 11 claimed = 2", "person p 2026 line 11 credited = 1 PPPK_CAP limit 4",
        ];
        Assert.Equal(string.Join('\n', expected) + "\n", writer.ToString());
    }

    [Fact]
    public void An_empty_ledger_has_this_year_and_no_figures()
    {
        var recount = Recount.Of([], new(2026, 3, 14));
        Assert.Equal([2026], recount.Years);
        Assert.Null(recount.Region(2026).JpMean);
    }

    [Fact]
    public void A_completion_without_a_zone_is_refused()
    {
        var story = new Story();
        story.Complete("ani", "TECHNICAL", "1", "2026-03-04");
        Assert.Throws<InvalidDataException>(() => Recount.Of(story.Rows.Skip(1), new(2026, 3, 14)));
    }

    [Fact]
    public void Nothing_is_written_as_a_dash()
    {
        var story = new Story();
        story.Join("ani", "DISDIK");
        story.Leave("ani", "2026-02-01");
        var writer = new StringWriter();
        story.On().Dump(writer);
        Assert.Contains("person ani 2026 inScope = false\nperson ani 2026 jp = 0\nperson ani 2026 target = -\nperson ani 2026 cap = -\nperson ani 2026 compliant = -\n", writer.ToString(), StringComparison.Ordinal);
    }
}
