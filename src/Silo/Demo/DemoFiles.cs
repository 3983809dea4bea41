using System.Globalization;
using System.Text;

namespace Bangkom.Silo.Demo;

/// <summary>The files that the synthetic region is imported from, as a personnel office would send them.</summary>
internal static class DemoFiles
{
    private const string Header = "nip,name,agency,status,post,rank,joinedOn,postLevel,previousNip,effectiveOn,leftOn,contractFrom,contractTo,superiorNip";

    /// <summary>The tree.</summary>
    public static string Agencies()
    {
        var csv = new StringBuilder("code,name,parent\n");
        foreach (var agency in DemoAgencies.All)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{agency.Code},\"{agency.Name}\",{agency.Parent}\n");
        }

        return csv.ToString();
    }

    /// <summary>Everyone as they joined.</summary>
    public static string Roster(IReadOnlyList<DemoPerson> people, DateOnly today)
    {
        var heads = people.Where(p => p.IsHead).ToDictionary(p => p.Agency, p => p.Nip);
        var csv = new StringBuilder(Header).Append('\n');
        foreach (var person in people)
        {
            var superior = person.IsHead || !heads.TryGetValue(person.Agency, out var head) ? "" : head;
            // Dated to the day of joining: sent again on a later day, it says what is known already.
            Append(csv, person, person.Nip, person.Agency, "", Day(person.JoinedOn), person.LeftOn, person.Renewal is { } renewal ? renewal.On.AddDays(-1) : today.AddYears(3), superior);
        }

        return csv.ToString();
    }

    /// <summary>Transfers and renewed contracts since.</summary>
    public static string Changes(IReadOnlyList<DemoPerson> people, DateOnly today)
    {
        var csv = new StringBuilder(Header).Append('\n');
        foreach (var person in people)
        {
            if (person.Transfer is { } transfer)
            {
                Append(csv, person, person.Nip, transfer.Agency, "", Day(transfer.On), null, today.AddYears(3), "");
            }

            if (person.Renewal is { } renewal)
            {
                Append(csv, person, renewal.Nip, person.Agency, person.Nip, Day(renewal.On), null, today.AddYears(4), "");
            }
        }

        return csv.ToString();
    }

    private static void Append(StringBuilder csv, DemoPerson person, string nip, string agency, string previousNip, string effectiveOn, DateOnly? leftOn, DateOnly contractTo, string superior)
    {
        var isContract = person.Status.StartsWith("PPPK", StringComparison.Ordinal);
        var post = person.IsHead ? "ADMINISTRATOR" : person.Index % 3 == 0 ? "PELAKSANA" : "FUNGSIONAL";
        var level = person.IsHead ? "" : post == "FUNGSIONAL" ? (person.Index % 2 == 0 ? "AHLI_PERTAMA" : "AHLI_MUDA") : "";
        var rank = isContract ? "IX" : person.IsHead ? "IV/a" : person.Index % 4 == 0 ? "III/c" : "III/a";
        csv.Append(CultureInfo.InvariantCulture, $"{nip},{person.Name},{agency},{person.Status},{post},{rank},{Day(person.JoinedOn)},{level},{previousNip},{effectiveOn},{Day(leftOn)},{(isContract ? Day(person.JoinedOn) : "")},{(isContract ? Day(contractTo) : "")},{superior}\n");
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
