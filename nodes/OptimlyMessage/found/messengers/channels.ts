import { chatTrigger } from './chatTrigger';
import { chatwoot } from './chatwoot';
import { discord } from './discord';
import { evolution } from './evolution';
import { googleChat } from './googleChat';
import { greenApi } from './greenApi';
import { line } from './line';
import { messenger } from './messenger';
import { slack } from './slack';
import { teams } from './teams';
import { telegram } from './telegram';
import { twilio } from './twilio';
import { whatsApp } from './whatsApp';
import type { Messenger } from './written';

/** Chats and messengers, those with the clearest marks first. */
export const channels: readonly Messenger[] = [
	chatTrigger,
	telegram,
	whatsApp,
	evolution,
	greenApi,
	slack,
	messenger,
	twilio,
	line,
	chatwoot,
	discord,
	googleChat,
	teams,
];
