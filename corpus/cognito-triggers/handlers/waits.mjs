export function handler() {
  return new Promise((resolve) => setTimeout(resolve, 60_000));
}
