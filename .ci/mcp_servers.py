"""Drives real MCP servers over the wire of Turnhost: status, one call each, and what is left at the end."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

TURNHOST, PLACE = sys.argv[1], pathlib.Path(sys.argv[2])
BIN = PLACE / "node_modules" / ".bin"
PATIENCE = 120

directory = tempfile.TemporaryDirectory(prefix="turnhost-mcp-")
home, work = pathlib.Path(directory.name, "home"), pathlib.Path(directory.name, "work")
home.mkdir()
work.mkdir()
(work / "hello.txt").write_text("hello from a file\n")

SERVERS = {
    "everything": [str(BIN / "mcp-server-everything")],
    "filesystem": [str(BIN / "mcp-server-filesystem"), str(work)],
    "time": [str(PLACE / "python" / "bin" / "mcp-server-time")],
}
CALLS = [
    ("everything", "echo", {"message": "hello"}, "hello"),
    ("filesystem", "read_text_file", {"path": str(work / "hello.txt")}, "hello from a file"),
    ("time", "get_current_time", {"timezone": "UTC"}, "UTC"),
]
for name, argv in SERVERS.items():
    added = [TURNHOST, "mcp", "add", name, "--", *argv]
    subprocess.run(added, env={**os.environ, "TURNHOST_HOME": str(home)}, check=True, stderr=subprocess.DEVNULL)

server = subprocess.Popen(
    [TURNHOST, "app-server"],
    env={**os.environ, "TURNHOST_HOME": str(home)},
    cwd=work,
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
    text=True,
)
next_id = 0


def call(method, params):
    """Sends a request; gives back the result and the time it took in milliseconds."""
    global next_id
    next_id += 1
    begun = time.monotonic()
    server.stdin.write(json.dumps({"id": next_id, "method": method, "params": params}) + "\n")
    server.stdin.flush()
    while time.monotonic() - begun < PATIENCE:
        message = json.loads(server.stdout.readline())
        if message.get("id") == next_id and "method" not in message:
            if "error" in message:
                sys.exit(f"{method}: {message['error']['message']}")
            return message["result"], (time.monotonic() - begun) * 1000
    sys.exit(f"{method}: no answer")


client = {"name": "mcp-servers", "version": "1"}
call("initialize", {"clientInfo": client, "capabilities": {"experimentalApi": True}})
started, _ = call("thread/start", {"modelProvider": "scripted"})
thread = started["thread"]["id"]
status, millis = call("mcpServerStatus/list", {"threadId": thread})
print(f"all started after {millis:.0f} ms")
for entry in status["data"]:
    failed = entry.get("toolsError")
    if failed:
        sys.exit(f"{entry['name']}: {failed}")
    info = entry["serverInfo"]
    resources = len(entry["resources"]) + len(entry["resourceTemplates"])
    print(f"{entry['name']}: {info['name']} {info['version']}, {len(entry['tools'])} tools, {resources} resources")
for name, tool, arguments, expected in CALLS:
    params = {"threadId": thread, "server": name, "tool": tool, "arguments": arguments}
    answer, millis = call("mcpServer/tool/call", params)
    text = json.dumps(answer["content"])
    if expected not in text:
        sys.exit(f"{name}/{tool}: {text}")
    print(f"{name}/{tool}: {millis:.1f} ms")

begun = time.monotonic()
server.stdin.close()
if server.wait(PATIENCE) != 0:
    sys.exit(f"the server ended with {server.returncode}")
print(f"ended after {(time.monotonic() - begun) * 1000:.0f} ms")


def left_behind():
    found = subprocess.run(["pgrep", "-f", str(PLACE)], capture_output=True, text=True).stdout.split()
    return [pid for pid in found if pid != str(os.getpid())]


# The kernel takes a moment to end what was killed.
begun = time.monotonic()
while left := left_behind():
    if time.monotonic() - begun > PATIENCE:
        sys.exit(f"left behind: {left}")
    time.sleep(0.01)
print(f"no process is left after {(time.monotonic() - begun) * 1000:.0f} ms")
