ALTER TABLE "flag_environments" ADD COLUMN "on_variant" text DEFAULT 'on' NOT NULL;--> statement-breakpoint
ALTER TABLE "flag_environments" ADD COLUMN "off_variant" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "flag_environments" ADD COLUMN "default_variant" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "flag_environments" ADD COLUMN "split" jsonb;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "value_type" text DEFAULT 'boolean' NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "variants" jsonb DEFAULT '[{"name":"on","value":true},{"name":"off","value":false}]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_value_type" CHECK ("flags"."value_type" in ('boolean', 'string', 'number', 'json'));