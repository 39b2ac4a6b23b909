using Microsoft.Extensions.Configuration;

namespace PublicPortal.Residents.Register;

/// <summary>Bound from the section <c>Register</c>; both are required in Production.</summary>
internal sealed class RegisterOptions
{
    /// <summary>Full https address that takes the question.</summary>
    public string? Address { get; set; }

    /// <summary>Full https address of the register of organisations; without it every organisation is confirmed at a counter.</summary>
    public string? OrganisationsAddress { get; set; }

    /// <summary>Signs each question; at least 32 characters.</summary>
    public string? Secret { get; set; }

    public static IEnumerable<string> Defects(IConfiguration configuration)
    {
        if (!Uri.TryCreate(configuration["Register:Address"], UriKind.Absolute, out var address) || address.Scheme != "https")
            yield return "Register:Address must be the https address of the identity register.";
        if (configuration["Register:Secret"] is not { Length: >= 32 })
            yield return "Register:Secret must hold at least 32 characters, agreed with the identity register.";
    }
}
