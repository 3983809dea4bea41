namespace Bangkom.PartnerApi.Credentials;

/// <summary>What a credential may do.</summary>
public enum Role
{
    /// <summary>Everything, in the region.</summary>
    Administrator,
    /// <summary>Reads figures.</summary>
    Reader,
    /// <summary>Pushes a partner's completions and reads what became of them.</summary>
    Partner,
    /// <summary>Reads figures and the person's own record, and answers what the person is asked; opens no door of this API.</summary>
    Person,
}
