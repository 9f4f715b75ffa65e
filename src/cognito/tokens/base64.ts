/** Both alphabets: tokens have `-` and `_`, assertions `+` and `/`. */
const sixBits: ReadonlyMap<number, number> = new Map(
  [
    ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
    ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  ].map((letter, index) => [letter.charCodeAt(0), index % 64]),
);

/** The UTF-8 text that stands behind base64 or base64url; absent when it is none. */
export function textOfBase64(encoded: string): string | undefined {
  const bytes = bytesOfBase64(encoded.replace(/={1,2}$/, ''));
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function bytesOfBase64(encoded: string): Uint8Array | undefined {
  if (encoded.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((encoded.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let next = 0;
  for (let index = 0; index < encoded.length; index += 1) {
    const value = sixBits.get(encoded.charCodeAt(index));
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[next] = (held >> bits) & 0xff;
    next += 1;
  }
  return bytes;
}
