using System.Globalization;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Members;
using Bangkom.PartnerApi.Http;
using Microsoft.AspNetCore.Http;

namespace Bangkom.PartnerApi.Export;

/// <summary>What an export's address says. A parameter nobody knows is refused: a slip must not export everyone.</summary>
internal static class ExportQuery
{
    private static readonly string[] Known = ["agency", "year", "compliant", "includeChildren"];

    /// <summary>Reads it.</summary>
    /// <param name="query">The address's parameters.</param>
    /// <returns>The first page that is asked for, or why there is none.</returns>
    public static (MembersQuery? Query, Refusal? Refusal) Read(IQueryCollection query)
    {
        if (query.Keys.Any(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            return Invalid($"The parameters are {string.Join(", ", Known)}: correct or leave out any other.");
        }

        var agency = query["agency"].ToString();
        if (!Codes.IsValid(agency))
        {
            return Invalid("agency is missing or no code: give an agency's code.");
        }

        int? year = null;
        if (query["year"] is { Count: > 0 } text)
        {
            if (!int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return Invalid("year is a calendar year such as 2026.");
            }

            year = number;
        }

        if (!TryRead(query, "compliant", out var compliant) || !TryRead(query, "includeChildren", out var includeChildren))
        {
            return Invalid("compliant and includeChildren are true or false.");
        }

        return (new MembersQuery(
            new AgencyId(agency), includeChildren ?? true, year, new MembersFilter(compliant), MemberOrder.Name, PartnerApiLimits.ExportPageRows, null), null);
    }

    private static bool TryRead(IQueryCollection query, string name, out bool? value)
    {
        value = null;
        if (query[name] is not { Count: > 0 } text)
        {
            return true;
        }

        var isOne = bool.TryParse(text.ToString(), out var truth);
        value = truth;
        return isOne;
    }

    private static (MembersQuery?, Refusal?) Invalid(string message) => (null, new(400, "INVALID", message));
}
