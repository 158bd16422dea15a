// The page asks by messages and nothing else: whoever replaces ask() (the emulator inside the browser, say) replaces the server.
export async function ask(message) {
  try {
    const response = await fetch("messages", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(message),
    });
    return await response.json();
  } catch (error) {
    return { refused: "There was no answer (" + error.message + "). Is the command still running?", failed: true };
  }
}
