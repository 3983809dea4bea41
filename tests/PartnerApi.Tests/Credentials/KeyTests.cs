using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Credentials;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bangkom.PartnerApi.Tests.Credentials;

public sealed class KeyTests
{
    private readonly MemoryPartnerKeys _keys = new();
    private readonly MemoryPersonKeys _people = new();
    private readonly FakeTimeProvider _time = new();

    private KeyRing Ring(AccessOptions? access = null) => new(_keys, _people, Options.Create(access ?? new AccessOptions()), _time);

    [Fact]
    public void A_key_of_a_partner_with_underscores_in_its_code_comes_apart_again()
    {
        var made = KeyText.ForPartner(new PartnerId("UNIV_X_-1"));
        Assert.True(KeyText.TryParse(made.Text, out var key));
        Assert.Equal((Role.Partner, "UNIV_X_-1", made.KeyId), (key.Role, key.Partner?.Value, key.KeyId));
        Assert.Equal(made.Hash, KeyText.HashOf(key.Secret));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bka_")]
    [InlineData("bk_UBB_0123456789abcdef")]
    public void Other_texts_are_no_keys(string? text) => Assert.False(KeyText.TryParse(text, out _));

    [Fact]
    public void A_key_with_a_part_changed_is_no_key()
    {
        var text = KeyText.ForPartner(new PartnerId("UBB")).Text;
        Assert.False(KeyText.TryParse(text.ToUpperInvariant(), out _));
        Assert.False(KeyText.TryParse(text[1..], out _));
        Assert.False(KeyText.TryParse(text.Replace("UBB", "", StringComparison.Ordinal), out _));
    }

    [Fact]
    public async Task Each_of_several_administrators_keys_opens()
    {
        var (one, two, reader) = (KeyText.ForAdministrator(), KeyText.ForAdministrator(), KeyText.ForReader());
        var ring = Ring(new AccessOptions { AdminKeyHash = $"{one.Hash}, {two.Hash}", ReaderKeyHash = reader.Hash });
        Assert.Equal(Role.Administrator, (await ring.FindAsync(one.Text))?.Role);
        Assert.Equal(Role.Administrator, (await ring.FindAsync(two.Text))?.Role);
        Assert.Equal(Role.Reader, (await ring.FindAsync(reader.Text))?.Role);
        Assert.Null(await ring.FindAsync(KeyText.ForAdministrator().Text));
        Assert.Null(await ring.FindAsync(reader.Text.Replace("bkr_", "bka_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_administrators_key_that_was_replaced_opens_nothing()
    {
        var (old, next) = (KeyText.ForAdministrator(), KeyText.ForAdministrator());
        var access = new AccessOptions { AdminKeyHash = old.Hash };
        var ring = Ring(access);
        Assert.NotNull(await ring.FindAsync(old.Text));
        access.AdminKeyHash = next.Hash;
        Assert.Null(await ring.FindAsync(old.Text));
        Assert.NotNull(await ring.FindAsync(next.Text));
    }

    [Fact]
    public async Task Without_hashes_nobody_enters() => Assert.Null(await Ring().FindAsync(KeyText.ForAdministrator().Text));

    [Fact]
    public async Task A_partners_key_opens_for_its_system_until_it_is_revoked()
    {
        var key = _keys.Issue("UBB", "moodle");
        var ring = Ring();
        Assert.Equal("partner/UBB/moodle", (await ring.FindAsync(key.Text))?.Source);

        _keys.Revoke("UBB", key.KeyId!);
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.NotNull(await ring.FindAsync(key.Text));
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Null(await ring.FindAsync(key.Text));
        Assert.Equal(2, _keys.Lookups);
    }

    [Fact]
    public async Task A_secret_of_another_key_does_not_open()
    {
        var (mine, other) = (_keys.Issue("UBB", null), _keys.Issue("UNSRI", null));
        Assert.Null(await Ring().FindAsync(mine.Text[..^64] + other.Text[^64..]));
    }

    [Fact]
    public async Task A_persons_key_is_the_person_until_it_expires_or_is_revoked()
    {
        var person = AsnId.New();
        var (expiring, revoked) = (_people.Issue(person, _time.GetUtcNow().AddMinutes(10)), _people.Issue(person, _time.GetUtcNow().AddDays(1)));
        var ring = Ring();
        var found = await ring.FindAsync(expiring.Text);
        Assert.Equal((Role.Person, person, $"person/{person}"), (found!.Role, found.Person, found.Source));
        Assert.DoesNotContain(expiring.Text[^64..], found.ToString(), StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await ring.FindAsync(expiring.Text));
        Assert.NotNull(await ring.FindAsync(revoked.Text));
        _people.Revoke(person, revoked.KeyId!);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Null(await ring.FindAsync(revoked.Text));
    }

    [Fact]
    public async Task A_persons_key_with_another_ones_id_or_secret_opens_nothing()
    {
        var (one, other) = (AsnId.New(), AsnId.New());
        var (mine, theirs) = (_people.Issue(one, _time.GetUtcNow().AddDays(1)), _people.Issue(other, _time.GetUtcNow().AddDays(1)));
        var ring = Ring();
        foreach (var text in new[]
        {
            mine.Text[..^64] + theirs.Text[^64..],
            mine.Text.Replace(one.ToString(), other.ToString(), StringComparison.Ordinal),
            "bk_" + mine.Text[4..],
            mine.Text.Replace("_" + mine.KeyId, "", StringComparison.Ordinal),
            mine.Text.ToUpperInvariant(),
            "bkp_" + mine.Text[^64..],
        })
        {
            Assert.Null(await ring.FindAsync(text));
        }
    }
}
