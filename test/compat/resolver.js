// What the node and its tests ask of n8n comes from the engine in N8N_ENGINE_FOLDER.
const N8N_PACKAGES = /^(n8n-core|n8n-workflow|reflect-metadata)(\/|$)/;

/** @type {import('jest-resolve').SyncResolver} */
module.exports = (request, options) => {
	const { N8N_ENGINE_FOLDER: folder } = process.env;
	if (folder === undefined) throw new Error('Run by npm run test:compat, which names an engine');
	const basedir = N8N_PACKAGES.test(request) ? folder : options.basedir;
	return options.defaultResolver(request, { ...options, basedir });
};
