// The environment of the playground's n8n.

/** A setting and why it has this value. */
type Row = readonly [name: string, value: string, reason: string];

const NO_CALL = 'would call n8n’s servers';

const SETTINGS: readonly Row[] = [
	['N8N_DIAGNOSTICS_ENABLED', 'false', 'telemetry'],
	['N8N_DIAGNOSTICS_CONFIG_FRONTEND', '', 'telemetry of the editor'],
	['N8N_DIAGNOSTICS_CONFIG_BACKEND', '', 'telemetry of the server'],
	['N8N_SENTRY_DSN', '', 'error reports'],
	['N8N_FRONTEND_SENTRY_DSN', '', 'error reports of the editor'],
	['N8N_VERSION_NOTIFICATIONS_ENABLED', 'false', NO_CALL],
	['N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED', 'false', NO_CALL],
	['N8N_DYNAMIC_BANNERS_ENABLED', 'false', NO_CALL],
	['N8N_TEMPLATES_ENABLED', 'false', NO_CALL],
	['N8N_LICENSE_AUTO_RENEW_ENABLED', 'false', NO_CALL],
	['N8N_LICENSE_DETACH_FLOATING_ON_SHUTDOWN', 'false', NO_CALL],
	['N8N_VERIFIED_PACKAGES_ENABLED', 'false', 'the list of verified nodes comes from n8n’s servers'],
	['N8N_AI_ENABLED', 'false', NO_CALL],
	['N8N_AI_ASSISTANT_BASE_URL', '', NO_CALL],
	['EXTERNAL_FRONTEND_HOOKS_URLS', '', 'scripts from elsewhere in the editor'],
	['N8N_HIRING_BANNER_ENABLED', 'false', 'noise'],
	['N8N_PERSONALIZATION_ENABLED', 'false', 'asks who you are before it shows the editor'],
	['N8N_ONBOARDING_FLOW_DISABLED', 'true', 'the examples are the introduction'],
	['N8N_COMMUNITY_PACKAGES_ENABLED', 'true', 'this package is one'],
	[
		'N8N_UNVERIFIED_PACKAGES_ENABLED',
		'false',
		'npm start installs it; nobody installs another from the editor',
	],
	['NODE_ENV', 'production', 'in development mode n8n lets pages of other origins call it'],
	['N8N_REINSTALL_MISSING_PACKAGES', 'false', 'the playground installs it, not the registry'],
	[
		'N8N_LISTEN_ADDRESS',
		'127.0.0.1',
		'the demo login is no secret: only this machine may reach it',
	],
	['N8N_HOST', '127.0.0.1', 'as above'],
	['N8N_PROTOCOL', 'http', 'loopback'],
	['N8N_SECURE_COOKIE', 'false', 'the login cookie over http'],
	['N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS', 'true', 'the file holds the encryption key'],
	['N8N_GRACEFUL_SHUTDOWN_TIMEOUT', '5', 'seconds; Ctrl-C should not take 30'],
	['NO_COLOR', '1', 'the log goes to a file'],
	['NO_PROXY', '127.0.0.1,localhost', 'the sandbox is not behind a proxy'],
];

/** Modules that a demo does not need; mcp-registry calls n8n’s servers at every start. The names belong to n8n 2.41.1. */
const DISABLED_MODULES = [
	'mcp-registry',
	'mcp',
	'oauth-server',
	'instance-ai',
	'agents',
	'chat-hub',
	'workflow-builder',
	'source-control',
	'external-secrets',
	'ldap',
	'sso-oidc',
	'sso-saml',
	'otel',
	'log-streaming',
	'insights',
	'quick-connect',
	'breaking-changes',
	'instance-version-history',
];

/** Variables of the surrounding shell that must not reach the playground: another n8n’s settings, and proxies. */
const NOT_INHERITED =
	/^(n8n|db|queue|executions|npm)_|^(webhook_url|node_options|node_env)$|_proxy$/i;

/** What is different from one start to the next. */
export interface N8nPlace {
	home: string;
	port: number;
	brokerPort: number;
}

/** All variables for an n8n that keeps to itself. n8n makes its encryption key itself and keeps it in `home`. */
export function n8nEnvironment({ home, port, brokerPort }: N8nPlace): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name));
	return {
		...Object.fromEntries(inherited),
		...Object.fromEntries(SETTINGS.map(([name, value]) => [name, value])),
		N8N_DISABLED_MODULES: DISABLED_MODULES.join(','),
		N8N_USER_FOLDER: home,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
	};
}
