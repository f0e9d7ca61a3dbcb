"""aiocqhttp on uvicorn, with uvloop where it is installed, or as its own `run` serves it. Prints its port."""

import socket
import sys

import uvicorn
from aiocqhttp import CQHttp

secret, server = sys.argv[1:]
bot = CQHttp(secret=secret, access_token=secret)


@bot.on_message
async def answer(event):
    # As harness/job.ts writes it; JavaScript counts UTF-16 code units.
    length = len(event["raw_message"].encode("utf-16-le")) // 2
    return {"reply": f"#{event['message_id']}, 收到 {length} 个字", "at_sender": False}


def run_on_uvicorn():
    config = uvicorn.Config(bot.asgi, log_level="error", access_log=False, lifespan="off")
    # It listens already, so that who reads the port can connect.
    listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
    print(listener.getsockname()[1], flush=True)
    uvicorn.Server(config).run(sockets=[listener])


if server == "uvicorn":
    run_on_uvicorn()
else:
    # Hypercorn, which prints the port that it got.
    bot.run(host="127.0.0.1", port=0)
