CREATE TABLE "segment_environments" (
	"segment_id" integer NOT NULL,
	"environment_id" integer NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "segment_environments_segment_id_environment_id_pk" PRIMARY KEY("segment_id","environment_id")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "segments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"conditions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"included" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"excluded" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "segments_key_pattern" CHECK ("segments"."key" ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' and lower("segments"."key") <> 'new'),
	CONSTRAINT "segments_text_bounds" CHECK (length("segments"."description") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "environments" ADD COLUMN "segment_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "segment_environments" ADD CONSTRAINT "segment_environments_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_environments" ADD CONSTRAINT "segment_environments_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "segments_key_unique" ON "segments" USING btree (lower("key"));