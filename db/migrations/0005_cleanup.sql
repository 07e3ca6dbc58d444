CREATE TABLE "reminder_snoozes" (
	"flag_id" integer NOT NULL,
	"environment_id" integer NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "reminder_snoozes_flag_id_environment_id_pk" PRIMARY KEY("flag_id","environment_id")
);
--> statement-breakpoint
ALTER TABLE "flag_environments" ADD COLUMN "decided_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- At most as old as the last change of anything: nothing is due the earlier for it.
UPDATE "flag_environments" SET "decided_at" = "updated_at";--> statement-breakpoint
ALTER TABLE "reminder_snoozes" ADD CONSTRAINT "reminder_snoozes_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_snoozes" ADD CONSTRAINT "reminder_snoozes_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;