/** The scanner that n8n runs on community packages has no type declarations of its own; these are the parts in use. */
declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	interface Analysis {
		passed: boolean;
		/** Why not; or "No files found to analyze", which the scanner calls passed. */
		message?: string;
		/** The findings, one per line, grouped by file. */
		details?: string;
	}
	export const SOURCE_FILE_PATTERNS: string[];
	/** Lints the files of `folder` that match the patterns with the scanner's own rules; inline disables are ignored. */
	export function analyzePackage(folder: string, patterns: string[]): Promise<Analysis>;
}
