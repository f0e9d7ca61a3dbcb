export function EventForm() {
  return null
}
