({ host }) => {
  /** Text as bytes, and bytes as text: undefined when they are none. */
  const encode = (form, text) => host("encode", form, JSON.stringify(String(text)));
  const decode = (form, bytes) => {
    const text = host("decode", form, bytes);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const bytesOf = (value) => {
    if (value instanceof ArrayBuffer) return value;
    if (ArrayBuffer.isView(value)) return value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength);
    throw new TypeError("Bytes are an ArrayBuffer or a view of one.");
  };
  class TextEncoder {
    get encoding() {
      return "utf-8";
    }
    encode(text = "") {
      return new Uint8Array(encode("utf8", text));
    }
  }
  class TextDecoder {
    #fatal;
    constructor(label = "utf-8", { fatal = false } = {}) {
      if (!/^(utf-?8|unicode-1-1-utf-8)$/i.test(label)) throw new RangeError(`The encoding ${label} is not supported.`);
      this.#fatal = fatal;
    }
    get encoding() {
      return "utf-8";
    }
    decode(bytes) {
      if (bytes === undefined) return "";
      const text = decode(this.#fatal ? "fatal" : "utf8", bytesOf(bytes));
      if (text === undefined) throw new TypeError("The bytes are not UTF-8.");
      return text;
    }
  }
  return {
    bytesOf,
    encode,
    decode,
    TextEncoder,
    TextDecoder,
    btoa: (binary) => {
      const text = String(binary);
      for (let at = 0; at < text.length; at++)
        if (text.charCodeAt(at) > 255) throw new TypeError("The text has characters outside Latin-1.");
      return decode("base64", encode("latin1", text));
    },
    atob: (base64) => decode("latin1", encode("base64", base64)),
  };
};
