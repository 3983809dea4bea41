using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Documents;

/// <summary>The State, Activity Profile and Agent Profile resources (1.0.3 Communication 2.2, 2.3, 2.6, 2.7; IEEE 9274.1.1 4.1.6.2, 5, 6).</summary>
internal sealed class DocumentResource(IDocumentStore store, TimeProvider time)
{
    public async Task<XapiAnswer> HandleAsync(XapiRequest request, XapiCaller caller, DocumentKind kind, CancellationToken cancellationToken)
    {
        if (request.Method is not ("GET" or "HEAD" or "PUT" or "POST" or "DELETE"))
        {
            return XapiAnswer.Refuse(405, "METHOD", "This resource knows GET, HEAD, PUT, POST and DELETE.");
        }

        var reader = new ParameterReader(request);
        var idName = kind == DocumentKind.State ? "stateId" : "profileId";
        var isMany = request[idName] is null && (request.IsRead || (kind == DocumentKind.State && request.Method == "DELETE"));
        string[] named = kind switch
        {
            DocumentKind.State => ["activityId", "agent"],
            DocumentKind.ActivityProfile => ["activityId"],
            _ => ["agent"],
        };
        reader.Allow([.. named, idName, .. kind == DocumentKind.State ? ["registration"] : Array.Empty<string>(), .. isMany && request.IsRead ? ["since"] : Array.Empty<string>()]);
        reader.Require(isMany ? named : [.. named, idName]);
        var owner = new DocumentOwner(kind, reader.Iri("activityId"), reader.Agent("agent", allowsGroup: true), caller.Owner ?? "");
        var (registration, since, id) = (reader.Id("registration"), reader.Time("since"), reader.Text(idName));
        if (reader.Problem is { } problem)
        {
            return XapiAnswer.Bad(problem);
        }

        if (!isMany)
        {
            return await HandleOneAsync(request, new DocumentKey(owner, registration, id!), cancellationToken);
        }

        if (request.IsRead)
        {
            var ids = await store.ListAsync(owner, registration, since, cancellationToken);
            return new XapiAnswer(200, XapiAnswer.Json, JsonSerializer.SerializeToUtf8Bytes(ids));
        }

        await store.DeleteAsync(owner, registration, cancellationToken);
        return XapiAnswer.NoContent;
    }

    private async Task<XapiAnswer> HandleOneAsync(XapiRequest request, DocumentKey key, CancellationToken cancellationToken)
    {
        for (var i = 0; i < XapiLimits.DocumentRetriesMax; i++)
        {
            var before = await store.FindAsync(key, cancellationToken);
            if (request.IsRead)
            {
                return Read(request, before);
            }

            if (!TryDecide(request, key.Owner.Kind, before, out var after, out var refusal))
            {
                return refusal;
            }

            if (await store.ReplaceAsync(key, before, after, cancellationToken))
            {
                return XapiAnswer.NoContent;
            }
        }

        return XapiAnswer.Refuse(409, "CONFLICT", "Others write this document at the same time; nothing was changed. Read it and send again.");
    }

    private static XapiAnswer Read(XapiRequest request, StoredDocument? document)
    {
        if (document is null)
        {
            return XapiAnswer.NotFound;
        }

        var answer = Preconditions.Hold(request, document) ? new XapiAnswer(200, document.ContentType, document.Content)
            : request.Headers("If-Match") is null ? new XapiAnswer(304)
            : XapiAnswer.Refuse(412, "PRECONDITION", "The document is not the one that If-Match names.");
        return answer.With(("ETag", $"\"{document.ETag}\""), ("Last-Modified", document.Updated.ToString("R", CultureInfo.InvariantCulture)));
    }

    private bool TryDecide(XapiRequest request, DocumentKind kind, StoredDocument? before, out StoredDocument? after, [NotNullWhen(false)] out XapiAnswer? refusal)
    {
        (after, refusal) = (null, null);
        if (!Preconditions.Hold(request, before))
        {
            refusal = XapiAnswer.Refuse(412, "PRECONDITION", "The document is not as If-Match or If-None-Match wants it; nothing was changed.");
        }
        else if (request.Method == "DELETE")
        {
            return true;
        }
        else if (request.Method == "PUT" && before is not null && !Preconditions.AreIn(request) && (kind != DocumentKind.State || request.Version == XapiVersion.V2))
        {
            refusal = XapiAnswer.Refuse(409, "CONFLICT", "The document exists: read it, and send its ETag in If-Match to replace that one, or If-None-Match: * to write only a new one.");
        }
        else if (request.Method == "PUT" && !Preconditions.AreIn(request) && kind != DocumentKind.State && request.Version == XapiVersion.V1)
        {
            refusal = XapiAnswer.Bad("A PUT of a profile says what it expects: If-None-Match: * for a new document, or its ETag in If-Match.");
        }
        else
        {
            refusal = Write(request, before, out after);
        }

        return refusal is null;
    }

    private XapiAnswer? Write(XapiRequest request, StoredDocument? before, out StoredDocument? after)
    {
        after = null;
        var contentType = request.Headers("Content-Type") ?? "application/octet-stream";
        if (!MediaType.IsValid(contentType))
        {
            return XapiAnswer.Bad("Content-Type must be an Internet media type.");
        }

        var isPost = request.Method == "POST";
        if ((isPost || DocumentMerge.IsJson(contentType)) && DocumentMerge.IsJson(contentType) && !DocumentMerge.IsObject(request.Body) && (isPost || !IsJsonText(request)))
        {
            return XapiAnswer.Bad(isPost ? "A JSON document that is posted must be an object." : "The document is no well-formed JSON.");
        }

        var content = isPost && before is not null ? DocumentMerge.Of(before, contentType, request.Body) : request.Body.ToArray();
        if (content is null)
        {
            return XapiAnswer.Bad("A POST merges two JSON objects with the media type application/json: use PUT to replace the document.");
        }

        after = new StoredDocument(
            isPost && before is not null ? before.ContentType : contentType, content, Convert.ToHexStringLower(HashOf(content)), time.GetUtcNow());
        return null;
    }

    private static bool IsJsonText(XapiRequest request)
    {
        using var document = JsonText.TryParse(request.Body, out _);
        return document is not null;
    }

    [SuppressMessage("Security", "CA5350", Justification = "An ETag is no secret; 1.0.3 Communication 3.1 asks for SHA-1.")]
    private static byte[] HashOf(byte[] content) => SHA1.HashData(content);
}
