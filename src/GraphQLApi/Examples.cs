using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi;

/// <summary>Documents that the explorer offers; the first ones are also what the start page asks for.</summary>
internal static class Examples
{
    public const string Overview = """
        query Overview {
          region {
            name
            participation { year figuresOn headcount participants compliant reach { value } compliance { numerator denominator value } jpMean position recordedAt }
            agencies(orderBy: COMPLIANCE) {
              code
              name
              participation { headcount compliant compliance { numerator denominator value } }
            }
          }
        }
        """;

    public const string Batches = """
        query RunningBatches {
          batches(filter: {status: [OPEN, RUNNING]}, first: 20) {
            totalCount
            edges { node { code name startsOn endsOn seats enrolled completed program { name } } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string Agency = """
        query Agency($code: String!) {
          agency(code: $code) {
            name
            parent { name }
            children { code name }
            participation { headcount participants compliant jpMean jpMedian fulfilment { value } pace { value } forecastCompliant }
          }
        }
        """;

    private const string Series = """
        query Series {
          region {
            compliance: series(metric: COMPLIANCE) { starts values numerators denominators }
            completions: series(metric: COMPLETIONS, bucket: WEEK) { starts values }
          }
        }
        """;

    private const string BelowTarget = """
        query BelowTarget($code: String!, $after: String) {
          agency(code: $code) {
            members(filter: {compliant: false}, orderBy: JP, first: 100, after: $after) {
              totalCount
              edges { node { name status post } record { jp target lastCompletionAt } }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
        """;

    private const string Live = """
        subscription Live {
          regionParticipation {
            participation { compliant compliance { value } completions position }
            agencies { agency { name } participation { compliance { value } } }
          }
        }
        """;

    private const string Latest = """
        subscription Latest {
          completions { agency { name } title form completedAt skipped }
        }
        """;

    private const string Progress = """
        subscription Progress($code: String!) {
          batchProgress(code: $code) {
            name
            status
            seats
            enrolled
            waitListed
            attended
            completed
            agencies { agency { name } quota enrolled }
          }
        }
        """;

    private const string Grouped = """
        query Grouped {
          aggregate(groupBy: [FORM, STATUS], bucket: MONTH) {
            keys { dimension codes }
            starts
            completions
            jpCredited
            peopleReached
          }
        }
        """;

    private const string Money = """
        query Money {
          region {
            budget {
              year
              sources { source planned ceiling committed realised realisedOfPlan { value } }
              floor { share { value } required met }
              cost { realised completed perParticipant { value } perJp { value } leverage { value } }
            }
          }
        }
        """;

    private const string Campaigns = """
        query Campaigns {
          region {
            campaigns {
              name
              audience
              heldOut
              enrolment { told { numerator denominator } heldOut { numerator denominator } difference low high verdict }
              completion { difference low high verdict }
            }
          }
        }
        """;

    private const string Record = """
        mutation Record($input: RecordCompletionInput!) {
          recordCompletion(input: $input) {
            outcome
            position
            errors { code message path }
            line { claimed credited reason }
            record { jp target compliant }
          }
        }
        """;

    public static IReadOnlyList<GraphQLExample> All { get; } =
    [
        new("Region and agencies", Overview),
        new("Batches that run", Batches),
        new("One agency", Agency, """{"code":"DISDIK"}"""),
        new("This year over time", Series),
        new("Who is below the target", BelowTarget, """{"code":"DISDIK"}"""),
        new("Live figures", Live),
        new("Latest completions", Latest),
        new("A batch, live", Progress, """{"code":"(Batch.code)"}"""),
        new("Completions grouped", Grouped),
        new("Money and what it bought", Money),
        new("What campaigns changed", Campaigns),
        new("Record a completion", Record, """
            {"input":{"key":"example-1","person":"(Person.id)","title":"Public speaking","form":"WORKSHOP","quantity":1,"completedAt":"2026-03-04T10:00:00+07:00"}}
            """),
    ];
}
