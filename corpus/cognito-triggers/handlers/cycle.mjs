export function handler(event) {
  event.self = event;
  return event;
}
