using System.Text.Json.Serialization;

namespace Bangkom.Grains.Facts;

/// <summary>Forms of competency development (PerLAN 10/2018, annex). The names are those of the wire and never change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LearningForm>))]
public enum LearningForm
{
    /// <summary>Tugas or izin belajar; quantity in semesters.</summary>
    [JsonStringEnumMemberName("DEGREE")] Degree,
    /// <summary>Leadership (structural) training; quantity in JP.</summary>
    [JsonStringEnumMemberName("LEADERSHIP")] Leadership,
    /// <summary>Managerial training; quantity in JP.</summary>
    [JsonStringEnumMemberName("MANAGERIAL")] Managerial,
    /// <summary>Technical training; quantity in JP.</summary>
    [JsonStringEnumMemberName("TECHNICAL")] Technical,
    /// <summary>Functional training; quantity in JP.</summary>
    [JsonStringEnumMemberName("FUNCTIONAL")] Functional,
    /// <summary>Socio-cultural training; quantity in JP.</summary>
    [JsonStringEnumMemberName("SOCIO_CULTURAL")] SocioCultural,
    /// <summary>Kursus; quantity in JP.</summary>
    [JsonStringEnumMemberName("COURSE")] Course,
    /// <summary>Penataran; quantity in JP.</summary>
    [JsonStringEnumMemberName("UPGRADING")] Upgrading,
    /// <summary>Bimbingan teknis; quantity in JP.</summary>
    [JsonStringEnumMemberName("TECHNICAL_GUIDANCE")] TechnicalGuidance,
    /// <summary>Seminar or conference; quantity in days.</summary>
    [JsonStringEnumMemberName("SEMINAR")] Seminar,
    /// <summary>Sosialisasi; quantity in days.</summary>
    [JsonStringEnumMemberName("SOCIALISATION")] Socialisation,
    /// <summary>Workshop; quantity in days.</summary>
    [JsonStringEnumMemberName("WORKSHOP")] Workshop,
    /// <summary>Coaching; quantity in times.</summary>
    [JsonStringEnumMemberName("COACHING")] Coaching,
    /// <summary>Mentoring; quantity in times.</summary>
    [JsonStringEnumMemberName("MENTORING")] Mentoring,
    /// <summary>E-learning; quantity in JP.</summary>
    [JsonStringEnumMemberName("E_LEARNING")] ELearning,
    /// <summary>Distance training; quantity in JP.</summary>
    [JsonStringEnumMemberName("DISTANCE")] Distance,
    /// <summary>Detasering; quantity in times.</summary>
    [JsonStringEnumMemberName("SECONDMENT")] Secondment,
    /// <summary>Outbound training; quantity in JP.</summary>
    [JsonStringEnumMemberName("OUTBOUND")] Outbound,
    /// <summary>Benchmarking visit; quantity in times.</summary>
    [JsonStringEnumMemberName("BENCHMARKING")] Benchmarking,
    /// <summary>Exchange; quantity in times.</summary>
    [JsonStringEnumMemberName("EXCHANGE")] Exchange,
    /// <summary>Self-study; quantity in JP.</summary>
    [JsonStringEnumMemberName("SELF_STUDY")] SelfStudy,
    /// <summary>Community of practice; quantity in JP.</summary>
    [JsonStringEnumMemberName("COMMUNITY")] Community,
    /// <summary>Magang; quantity in times.</summary>
    [JsonStringEnumMemberName("INTERNSHIP")] Internship,
}

/// <summary>Whether the event was national or international (PerLAN 10/2018, annex).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LearningScope>))]
public enum LearningScope
{
    /// <summary>Within the country.</summary>
    [JsonStringEnumMemberName("NATIONAL")] National,
    /// <summary>International: the conversion's second column.</summary>
    [JsonStringEnumMemberName("INTERNATIONAL")] International,
}
