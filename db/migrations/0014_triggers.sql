ALTER TABLE "api_tokens" DROP CONSTRAINT "api_tokens_ability";--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "flag_key" text;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_ability" CHECK ("api_tokens"."ability" in ('trigger', 'client', 'evaluate', 'read', 'write', 'admin'));