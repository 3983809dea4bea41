using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bangkom.PartnerApi.Http;

/// <summary>A whole body in one rented buffer.</summary>
internal sealed class Body : IDisposable
{
    private const int FirstBytes = 16 * 1024;
    private byte[] _buffer;

    private Body(byte[] buffer) => _buffer = buffer;

    /// <summary>Its bytes; gone once disposed.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request; compressed bodies are refused before.</param>
    /// <param name="source">The stream to read: the request's own, or a part of it.</param>
    /// <param name="bytesMax">Bytes that it may have.</param>
    /// <returns>The body, or null when it has more.</returns>
    public static async Task<Body?> ReadAsync(HttpRequest request, Stream source, int bytesMax)
    {
        if (request.ContentLength > bytesMax)
        {
            return null;
        }

        AllowSize(request, bytesMax);
        var body = new Body(ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstBytes) + 1));
        var length = 0;
        try
        {
            int read;
            while ((read = await source.ReadAsync(body._buffer.AsMemory(length), request.HttpContext.RequestAborted)) > 0)
            {
                length += read;
                if (length > bytesMax)
                {
                    body.Dispose();
                    return null;
                }

                body.Grow(length);
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }

        body.Bytes = body._buffer.AsMemory(0, length);
        return body;
    }

    public void Dispose()
    {
        Bytes = default;
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    // The server's own limit would answer without saying what the limit is.
    private static void AllowSize(HttpRequest request, int bytesMax)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size
            && size.MaxRequestBodySize < bytesMax + (64 * 1024))
        {
            size.MaxRequestBodySize = bytesMax + (64 * 1024);
        }
    }

    private void Grow(int length)
    {
        if (length < _buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
