export function handler(event) {
  throw new Error(JSON.stringify(event));
}
