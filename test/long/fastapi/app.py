"""The Optimly API a second time, in memory, in the framework whose traces its documents bear (FastAPI).

Routing, decoding of paths, validation, error bodies and times are the framework's and Python's own, not those of the
sandbox. What is said twice in the documents is read in the other way than the sandbox reads it by default.
"""

import os
import uuid
from datetime import datetime
from typing import Any, Dict, List, Literal, Optional

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Query
from pydantic import BaseModel, Extra

TOKEN = os.environ["OPTIMLY_TOKEN"]
chats: Dict[str, Dict[str, Any]] = {}
messages: List[Dict[str, Any]] = []
handoffs: List[Dict[str, Any]] = []


class Body(BaseModel):
    """A field that no document names is refused."""

    class Config:
        extra = Extra.forbid


class NewChat(Body):
    client_id: str
    ai_enabled: bool = True
    lead_collected: bool = False
    metadata: Dict[str, Any] = {}


class NewMessage(Body):
    chat_id: str
    sender: Literal["user", "assistant"]
    content: str
    metadata: Dict[str, Any] = {}


class Question(Body):
    chat_id: str
    content: str
    metadata: Dict[str, Any] = {}


class Handoff(Body):
    chat_id: str
    customer_email: str
    reason: str
    context: Optional[str] = None
    metadata: Dict[str, Any] = {}


def access(
    authorization: Optional[str] = Header(None),
    x_api_key: Optional[str] = Header(None),
    access_token_query: Optional[str] = Query(None),
) -> None:
    """FastAPI reads a parameter x_api_key from the header x-api-key."""
    if TOKEN not in (x_api_key, access_token_query) and authorization != f"Bearer {TOKEN}":
        raise HTTPException(401, "Invalid access token")


def new_id(kind: str) -> str:
    return f"{kind}_{uuid.uuid4().hex[:12]}"


def now() -> str:
    """As Python writes the time of datetime.utcnow: microseconds, no offset."""
    return datetime.utcnow().isoformat()


def chat_of(chat_id: str) -> Dict[str, Any]:
    if chat_id not in chats:
        raise HTTPException(404, "Chat not found")
    return chats[chat_id]


def listed(message: Dict[str, Any]) -> Dict[str, Any]:
    """A history calls the time of a message otherwise than the answer to it does."""
    return {("timestamp" if key == "created_at" else key): value for key, value in message.items()}


def say(chat_id: str, sender: str, content: str, metadata: Dict[str, Any]) -> Dict[str, Any]:
    message = {
        "message_id": new_id("msg"),
        "chat_id": chat_id,
        "sender": sender,
        "content": content,
        "created_at": now(),
        "metadata": metadata,
    }
    messages.append(message)
    return message


def answer(chat_id: str, content: str) -> Dict[str, Any]:
    return say(chat_id, "assistant", f"You wrote: {content}", {"tools_used": []})


router = APIRouter(prefix="/external", dependencies=[Depends(access)])


@router.post("/chat")
@router.post("/message/new-chat")
def create_chat(body: NewChat) -> Dict[str, Any]:
    chat = {
        "chat_id": new_id("chat"),
        "agent_id": "agent_1",
        "created_at": now(),
        "status": "active",
        **body.dict(),
    }
    chats[chat["chat_id"]] = chat
    return chat


@router.get("/chat/{chat_id}/messages")
def list_messages(chat_id: str) -> List[Dict[str, Any]]:
    chat_of(chat_id)
    return [listed(one) for one in messages if one["chat_id"] == chat_id]


@router.get("/chat/{client_id}/chats")
def list_chats(client_id: str) -> List[Dict[str, Any]]:
    theirs = [chat for chat in chats.values() if chat["client_id"] == client_id]
    said = {id: [one for one in messages if one["chat_id"] == id] for id in chats}
    counted = [
        {
            **{key: value for key, value in chat.items() if key != "metadata"},
            "message_count": len(said[chat["chat_id"]]),
            "last_activity": ([chat] + said[chat["chat_id"]])[-1]["created_at"],
        }
        for chat in theirs
    ]
    return counted[::-1]


@router.post("/message/new-message")
def create_message(body: NewMessage) -> Dict[str, Any]:
    chat_of(body.chat_id)
    if body.content == "fail before":
        raise RuntimeError("before anything was stored")
    message = say(**body.dict())
    if body.sender == "user":
        answer(body.chat_id, body.content)
    if body.content == "fail after":
        raise RuntimeError("after it was stored")
    return message


@router.post("/message/email-handoff")
def hand_over(body: Handoff) -> Dict[str, Any]:
    chat_of(body.chat_id)
    handoffs.append(body.dict())
    return {"handoff_id": new_id("handoff"), "status": "queued", "chat_id": body.chat_id}


@router.post("/agent")
@router.post("/agent/v2")
@router.post("/agent/v3")
def ask(body: Question) -> Dict[str, Any]:
    chat_of(body.chat_id)
    say(body.chat_id, "user", body.content, body.metadata)
    reply = answer(body.chat_id, body.content)
    return {
        "agent_id": "agent_1",
        "chat_id": body.chat_id,
        "response": reply["content"],
        "message_id": reply["message_id"],
        "timestamp": reply["created_at"],
        "tools_executed": [],
        "handoff_data": None,
        "metadata": {"processing_time": 0.1, "tokens_used": 7, "knowledge_chunks_used": 0},
    }


app = FastAPI()
app.include_router(router)


@app.get("/stored")
def stored() -> Dict[str, Any]:
    """What the tests look at."""
    return {"chats": list(chats.values()), "messages": messages, "handoffs": handoffs}


@app.delete("/stored")
def forget() -> None:
    """The state in which each test begins: one client with one chat."""
    chats.clear()
    messages.clear()
    handoffs.clear()
    body = {"client_id": "client-1", "ai_enabled": True, "lead_collected": False, "metadata": {}}
    chat = {"chat_id": "chat_1", "agent_id": "agent_1", "created_at": now(), "status": "active"}
    chats["chat_1"] = {**chat, **body}
