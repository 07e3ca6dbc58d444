CREATE TABLE "acknowledgements" (
	"instance_id" uuid NOT NULL,
	"environment_id" integer NOT NULL,
	"revision" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "acknowledgements_instance_id_environment_id_revision_pk" PRIMARY KEY("instance_id","environment_id","revision")
);
--> statement-breakpoint
CREATE TABLE "evaluation_counts" (
	"environment_id" integer NOT NULL,
	"flag_key" text NOT NULL,
	"variant" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"count" bigint NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evaluation_counts_environment_id_flag_key_variant_hour_pk" PRIMARY KEY("environment_id","flag_key","variant","hour"),
	CONSTRAINT "evaluation_counts_bounds" CHECK ("evaluation_counts"."count" > 0 and length("evaluation_counts"."flag_key") <= 100)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"change_id" uuid NOT NULL,
	"result" jsonb,
	"revisions" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key"),
	CONSTRAINT "idempotency_keys_length" CHECK (length("idempotency_keys"."key") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "instance_snapshots" (
	"instance_id" uuid NOT NULL,
	"environment_id" integer NOT NULL,
	"lineage" uuid NOT NULL,
	"revision" bigint NOT NULL,
	"flag_count" integer NOT NULL,
	"origin" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "instance_snapshots_instance_id_environment_id_pk" PRIMARY KEY("instance_id","environment_id"),
	CONSTRAINT "instance_snapshots_origin" CHECK ("instance_snapshots"."origin" in ('postgres', 'upstash'))
);
--> statement-breakpoint
CREATE TABLE "instances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	"bus" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stopped_at" timestamp with time zone,
	"last_error" text,
	"last_error_at" timestamp with time zone,
	CONSTRAINT "instances_bus" CHECK ("instances"."bus" in ('listen', 'upstash', 'poll'))
);
--> statement-breakpoint
CREATE TABLE "unknown_keys" (
	"environment_id" integer NOT NULL,
	"key" text NOT NULL,
	"count" bigint NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unknown_keys_environment_id_key_pk" PRIMARY KEY("environment_id","key"),
	CONSTRAINT "unknown_keys_bounds" CHECK ("unknown_keys"."count" > 0 and length("unknown_keys"."key") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "environments" ADD COLUMN "revised_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "flag_environments" ADD COLUMN "killed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "flag_environments" ADD COLUMN "killed_entry_id" bigint;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_instance_id_instances_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."instances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_snapshots" ADD CONSTRAINT "instance_snapshots_instance_id_instances_id_fk" FOREIGN KEY ("instance_id") REFERENCES "public"."instances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acknowledgements_of_revision" ON "acknowledgements" USING btree ("environment_id","revision");--> statement-breakpoint
CREATE INDEX "acknowledgements_at" ON "acknowledgements" USING btree ("at");--> statement-breakpoint
CREATE INDEX "evaluation_counts_hour" ON "evaluation_counts" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "instances_seen" ON "instances" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "unknown_keys_last" ON "unknown_keys" USING btree ("last_at");--> statement-breakpoint
ALTER TABLE "flag_environments" ADD CONSTRAINT "flag_environments_killed_entry_id_history_id_fk" FOREIGN KEY ("killed_entry_id") REFERENCES "public"."history"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_environments" ADD CONSTRAINT "flag_environments_kill" CHECK ("flag_environments"."killed" = ("flag_environments"."killed_entry_id" is not null));