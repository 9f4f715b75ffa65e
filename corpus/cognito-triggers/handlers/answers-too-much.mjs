export function handler(event) {
  return { ...event, response: 'x'.repeat(7 * 1024 * 1024) };
}
