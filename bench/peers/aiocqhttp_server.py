"""aiocqhttp on uvicorn, with uvloop where it is installed. Prints its port."""

import socket
import sys

import uvicorn
from aiocqhttp import CQHttp

secret = sys.argv[1]
bot = CQHttp(secret=secret, access_token=secret)


@bot.on_message
async def answer(event):
    # As harness/job.ts writes it; JavaScript counts UTF-16 code units.
    length = len(event["raw_message"].encode("utf-16-le")) // 2
    return {"reply": f"#{event['message_id']}, 收到 {length} 个字", "at_sender": False}


config = uvicorn.Config(bot.asgi, log_level="error", access_log=False, lifespan="off")
# It listens already, so that who reads the port can connect.
listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
print(listener.getsockname()[1], flush=True)
uvicorn.Server(config).run(sockets=[listener])
