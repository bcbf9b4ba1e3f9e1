// The part of Web Crypto that glue code needs: random values, digests and HMAC.
({ host, library }) => {
  const { bytesOf } = library("encoding");
  const hashes = { "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512" };
  const hashOf = (algorithm) => {
    const name = typeof algorithm === "string" ? algorithm : algorithm?.name;
    const hash = hashes[String(name).toUpperCase()];
    if (hash === undefined) throw new TypeError(`The digest ${name} is not supported.`);
    return hash;
  };
  const nameOf = (algorithm) => String(typeof algorithm === "string" ? algorithm : algorithm?.name).toUpperCase();
  const secrets = new WeakMap();

  const hmacOf = (algorithm, key, data) => {
    const known = secrets.get(key);
    if (nameOf(algorithm) !== "HMAC" || known === undefined) throw new TypeError("Only HMAC is supported.");
    return host("hmac", known.hash, known.bytes, bytesOf(data));
  };

  const subtle = {
    digest: async (algorithm, data) => host("digest", hashOf(algorithm), bytesOf(data)),
    importKey: async (format, bytes, algorithm, extractable, usages) => {
      if (format !== "raw" || nameOf(algorithm) !== "HMAC") throw new TypeError("Only raw keys for HMAC are supported.");
      const key = { type: "secret", extractable: extractable === true, algorithm: { name: "HMAC" }, usages: [...usages] };
      secrets.set(key, { hash: hashOf(algorithm.hash), bytes: bytesOf(bytes).slice(0) });
      return key;
    },
    sign: async (algorithm, key, data) => hmacOf(algorithm, key, data),
    verify: async (algorithm, key, signature, data) => {
      const [own, given] = [new Uint8Array(hmacOf(algorithm, key, data)), new Uint8Array(bytesOf(signature))];
      let different = own.length ^ given.length;
      for (let at = 0; at < own.length; at++) different |= own[at] ^ (given[at] ?? 0);
      return different === 0;
    },
  };
  const crypto = {
    subtle,
    randomUUID: () => host("uuid"),
    getRandomValues: (view) => {
      if (!ArrayBuffer.isView(view) || view.byteLength > 65536) throw new TypeError("A view of at most 65,536 bytes is filled.");
      new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(new Uint8Array(host("random", view.byteLength)));
      return view;
    },
  };
  return { crypto };
};
